"""The only room where SQL is spoken: values in, values out, SQLite below."""

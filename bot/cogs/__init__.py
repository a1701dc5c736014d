"""One file a gesture: read what a person did, ask the desk, send what `render` made."""

"""The starter fact base, phrasings, lexicon and golden questions, as data files."""

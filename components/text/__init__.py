"""A view in words and numbers: titles, sentences, figures as the reader writes them."""

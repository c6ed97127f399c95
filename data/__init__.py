"""Facts and the questions one may ask of them; knows nothing of Dash."""

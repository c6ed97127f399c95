"""The questions one may ask: each takes store and selection and answers with a view."""

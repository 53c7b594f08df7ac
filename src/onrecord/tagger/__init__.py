"""tagger: the trained encoder that marks words which carry claims, and links them to their parts.

Runs offline with onnxruntime and tokenizers alone. Its data, licences, scores and limits: model/README.md.
"""

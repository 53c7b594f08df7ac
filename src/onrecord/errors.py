"""What can go wrong, told to a person: what happened, to what, and what to do next."""


class OnrecordError(Exception):
    """Base of every error that a user may see.

    `what` says what happened and to which report, file or store; `next_step` says what to do about it.
    """

    def __init__(self, what: str, next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.what}\n  -> {self.next_step}" if self.next_step else self.what


class IntakeError(OnrecordError):
    """A file or a row that no report could be made from."""


class StoreError(OnrecordError):
    """The store cannot be opened, is of another version, or refused a write."""


class UsageError(OnrecordError):
    """A setting or an option that is none of those there are."""


class VocabularyError(OnrecordError):
    """A code that no vocabulary file knows, or a vocabulary file that is wrong."""


class NotFound(OnrecordError):
    """An id that the store does not hold."""


class GazetteerError(OnrecordError):
    """The gazetteer's data is missing or damaged, or cannot be unpacked."""


class ModelError(OnrecordError):
    """The trained model's files are missing, damaged, or of another version."""


class LlmError(OnrecordError):
    """A language model's endpoint cannot be asked, or gave no usable answer."""

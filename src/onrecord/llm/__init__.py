"""llm: asks a language model behind an OpenAI-compatible endpoint what a report says; keeps what its words bear out.

Off unless asked. It gets no tools and no secrets; the report's text is data to it. See docs/language-models.md.
"""

from onrecord.llm.cache import Cache
from onrecord.llm.client import Client, Options
from onrecord.llm.stage import Ask
from onrecord.llm.usage import Usage

__all__ = ["Ask", "Cache", "Client", "Options", "Usage"]

from insights.providers.config import Wire
from insights.providers.wires import anthropic, ollama, openai
from insights.providers.wires.common import HttpRequest, Message, Question, Reply, WireFormat

FORMATS: dict[Wire, WireFormat] = {
    Wire.OPENAI: openai,
    Wire.ANTHROPIC: anthropic,
    Wire.OLLAMA: ollama,
}

__all__ = ["FORMATS", "HttpRequest", "Message", "Question", "Reply", "WireFormat"]

"""Which addresses may be fetched on a person's word: public ones, over http(s), on the web's own ports."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import idna

from .imported import UnreadableError

PORTS = {"http": 80, "https": 443}
LONGEST = 2048  # characters
UNCLEAN = re.compile(r"[\x00-\x20\x7f\\\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
HOST = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*", re.IGNORECASE
)
PATH_SAFE = "/%:@!$&'()*+,;=~-._?[]|"
# What leads to another address, though Python calls it global: IPv4-compatible, NAT64, Teredo, 6to4 and kin.
WRAPPING = [
    ipaddress.ip_network(net)
    for net in ("::/8", "64:ff9b::/32", "2001::/23", "2002::/16", "fec0::/10", "5f00::/16")
]
BAD = "This is not a web address we can open. Check it: it should look like https://example.com/article."
PRIVATE = (
    "This address leads into a private network, and we only open public pages. "
    "Open it in your browser, copy the article and paste it."
)


@dataclass(frozen=True)
class Target:
    """A checked address: nothing in it is left to another parser's opinion."""

    scheme: str
    host: str  # a name in ASCII, or an IP address without brackets
    port: int
    rest: str  # path and query, percent-encoded

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.rest}"


def target(url: str, *, allow_loopback_port: int | None = None) -> Target:
    """Raises UnreadableError for other schemes and ports, user names, and numbers that pose as names."""
    url = url.strip()
    if UNCLEAN.search(url) or len(url) > LONGEST:
        raise UnreadableError(BAD)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise UnreadableError(BAD) from None
    if parts.scheme not in PORTS:
        raise UnreadableError(
            "Only addresses that begin with http:// or https:// can be opened. Check the address."
        )
    if "@" in parts.netloc:
        raise UnreadableError(
            "This address carries a user name. Remove everything before the @ and try again."
        )
    port = PORTS[parts.scheme] if port is None else port
    host = host_of(parts.hostname or "")
    if port not in PORTS.values() and (host, port) != ("127.0.0.1", allow_loopback_port):
        raise UnreadableError(
            f"Pages on port {port} are not opened. Use the page's public address, or paste the article."
        )
    rest = quote(parts.path or "/", safe=PATH_SAFE) + (
        f"?{quote(parts.query, safe=PATH_SAFE)}" if parts.query else ""
    )
    return Target(parts.scheme, host, port, rest)


def host_of(name: str) -> str:
    """The host as it will be looked up: dots of other scripts become dots before anything is decided."""
    if ":" in name:
        try:
            return str(ipaddress.IPv6Address(name))
        except ValueError:
            raise UnreadableError(BAD) from None
    try:
        plain = idna.encode(name, uts46=True).decode() if not name.isascii() else name
    except idna.IDNAError:
        raise UnreadableError(BAD) from None
    plain = plain.lower().removesuffix(".")
    if DOTTED.fullmatch(plain):
        try:
            return str(ipaddress.IPv4Address(plain))
        except ValueError:
            raise UnreadableError(BAD) from None
    if NUMBER.fullmatch(plain.rpartition(".")[2]) or not HOST.fullmatch(plain):
        raise UnreadableError(PRIVATE if plain == "localhost" else BAD)
    return plain


def is_public(address: str) -> bool:
    """`address` as the resolver says it. Anything that is not plainly global is not."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped or any(ip in net for net in WRAPPING)):
        return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local
    )

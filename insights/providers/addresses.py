"""Which addresses a model may be called at: a person's own base URL must not lead into our network."""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from insights.providers.errors import AddressError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Endpoint(NamedTuple):
    """A checked base URL; `addresses` are where it has to be connected to, none: wherever its name leads."""

    url: str
    host: str
    addresses: tuple[str, ...]


def check_base_url(url: str, *, allow_private: bool) -> Endpoint:
    """Raises AddressError with a sentence for the person.

    `allow_private` is for what whoever runs the installation has set: any port, plain HTTP, any address, and
    no look-up. A person's own must be HTTPS on port 443 at public addresses only. The look-up may take
    seconds; connect to the addresses given back only, as the name can lead elsewhere a moment later.
    """
    parts = _split(url)
    host = parts.hostname or ""
    if not allow_private and (parts.scheme != "https" or (parts.port or 443) != 443):
        raise AddressError("The address must start with https:// and use the usual port, 443.")
    addresses = [] if allow_private else _resolve(host)
    if not all(map(_is_public, addresses)):
        raise AddressError("The address leads into a private network. Only public servers can be used.")
    return Endpoint(url.rstrip("/"), host, tuple(map(str, addresses)))


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is none
    except ValueError:
        raise AddressError("This is not an address.") from None
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or not url.isascii()
        or not url.isprintable()
    ):
        raise AddressError("The address must look like https://api.example.com/v1.")
    if parts.username is not None or parts.password is not None:
        raise AddressError("Put the key into its own field, not into the address.")
    if parts.query or parts.fragment or any(mark in url for mark in " \\?#"):
        raise AddressError("The address must have no query and no fragment.")
    return parts


def _resolve(host: str) -> list[Address]:
    """IPv4 first: whoever has both is reached by it, also from a machine without IPv6."""
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressError("The server of this address cannot be found.") from None
    texts = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
    return sorted(map(ipaddress.ip_address, texts), key=lambda address: address.version)


def _is_public(address: Address) -> bool:
    """Globally reachable, and so is every address that it carries inside itself."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return all(map(_is_public, filter(None, inner)))

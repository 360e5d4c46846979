"""What a file is, by its first bytes, and how large a picture."""

import struct

SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"GIF87a", 0, "image/gif"),
    (b"GIF89a", 0, "image/gif"),
    (b"WEBP", 8, "image/webp"),
    (b"ftyp", 4, "video/mp4"),
    (b"\x1a\x45\xdf\xa3", 0, "video/webm"),
)
# Start-of-frame markers of JPEG, all but DHT, JPG and DAC (ITU T.81, table B.1).
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def mime_of(content: bytes) -> str | None:
    for signature, place, mime in SIGNATURES:
        if content[place : place + len(signature)] == signature:
            return mime
    return None


def size_of(content: bytes, mime: str) -> tuple[int, int]:
    """Width and height in pixels; zeros where they cannot be read."""
    try:
        match mime:
            case "image/png":
                width, height = struct.unpack_from(">II", content, 16)
            case "image/gif":
                width, height = struct.unpack_from("<HH", content, 6)
            case "image/webp":
                width, height = webp_size(content)
            case "image/jpeg":
                width, height = jpeg_size(content)
            case _:
                return 0, 0
    except (struct.error, IndexError):
        return 0, 0
    return width, height


def webp_size(content: bytes) -> tuple[int, int]:
    """RFC 9649 §2.5 to §2.7: lossy, lossless and extended files keep it in different places."""
    match content[12:16]:
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", content, 26)
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", content, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case _:
            wide, high = content[24:27], content[27:30]
            return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1


def jpeg_size(content: bytes) -> tuple[int, int]:
    place = 2
    while content[place] == 0xFF and content[place + 1] not in FRAMES:
        place += 2 + struct.unpack_from(">H", content, place + 2)[0]
    height, width = struct.unpack_from(">HH", content, place + 5)
    return width, height

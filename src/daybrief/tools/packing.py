"""The bytes of one answer as they come, unpacked step by step and stopped at their limits.

A decompression bomb costs no more memory than the limit; what the bytes mean is left to others.
"""

import zlib

from daybrief.errors import Unreachable, Unreadable

ACCEPTED = "gzip, deflate"
_STEP = 262_144
_GZIP = 16 + zlib.MAX_WBITS


class Parcel:
    """One answer's body, taken in piece by piece."""

    def __init__(
        self, packed_as: str, *, bytes_at_most: int, unpacked_at_most: int, where: str = ""
    ) -> None:
        self._bytes_at_most = bytes_at_most
        self._unpacked_at_most = unpacked_at_most
        self._where = where
        self._body = bytearray()
        self.byte_count = 0
        self._packed_as = packed_as.strip().lower().removeprefix("x-")
        self._unpacking: zlib._Decompress | None = None
        if self._packed_as in {"br", "zstd", "compress"} or "," in self._packed_as:
            problem = f"the answer is packed as {packed_as!r}, which was not asked for"
            raise Unreadable(problem, where)

    def take(self, piece: bytes) -> None:
        """Add what came.

        Raises:  Unreadable at the first byte over a limit, or if it cannot be unpacked.
        """
        self.byte_count += len(piece)
        if self.byte_count > self._bytes_at_most:
            problem = f"the answer is larger than {_size(self._bytes_at_most)}"
            raise Unreadable(problem, self._where)
        # Some servers name a character set here ("utf-8"); whatever else it says is not packed.
        if self._packed_as not in {"gzip", "deflate"}:
            self._add(piece)
            return
        try:
            self._unpack(piece)
        except zlib.error as error:
            raise Unreadable("the answer cannot be unpacked", self._where) from error

    def body(self) -> bytes:
        """Give all of it.

        Raises:  Unreachable if what was packed stops before its end.
        """
        while self._unpacking and (rest := self._unpacking.decompress(b"", _STEP)):
            self._add(rest)
        if self._unpacking and not self._unpacking.eof:
            raise Unreachable("the answer ended too early", self._where)
        return self.so_far()

    def so_far(self) -> bytes:
        """Give what has come yet."""
        return bytes(self._body)

    def _unpack(self, piece: bytes) -> None:
        while piece:
            if self._unpacking is None:
                self._unpacking = zlib.decompressobj(self._window(piece))
            elif self._unpacking.eof:
                # RFC 1952 §2.2: a gzip file may have several members; all else is padding.
                if not piece.startswith(b"\x1f\x8b"):
                    return
                self._unpacking = zlib.decompressobj(_GZIP)
            self._add(self._unpacking.decompress(piece, _STEP))
            piece = self._unpacking.unconsumed_tail or self._unpacking.unused_data

    def _window(self, start: bytes) -> int:
        if self._packed_as == "gzip":
            return _GZIP
        # RFC 9110 §8.4.1.2: "deflate" means zlib's wrapping, but many servers leave it out.
        is_wrapped = start[0] & 0x0F == 8 and int.from_bytes(start[:2].ljust(2)) % 31 == 0
        return zlib.MAX_WBITS if is_wrapped or len(start) == 1 else -zlib.MAX_WBITS

    def _add(self, piece: bytes) -> None:
        self._body += piece
        if len(self._body) > self._unpacked_at_most:
            problem = f"the answer unpacks to more than {_size(self._unpacked_at_most)}"
            raise Unreadable(problem, self._where)


def _size(byte_count: int) -> str:
    return f"{byte_count / 1_000_000:g} MB" if byte_count >= 100_000 else f"{byte_count} bytes"

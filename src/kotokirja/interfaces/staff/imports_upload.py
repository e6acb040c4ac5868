"""Uploads stay in memory and within bounds: a register in a temporary file would lie on the disk in clear."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from kotokirja.domains.acquisition.types import LARGEST_FILE

FORM_OVERHEAD = 100_000
"""What a form adds to the file that it carries."""


class BoundedUpload(FileUploadHandler):
    """Keeps a file that may come in; of one that is too large it lets every piece pass and keeps none."""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ANN401 -- Django's own signature
        META: dict[str, Any],  # noqa: N803 -- the same
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Decide by the announced length, before a byte is read."""
        self._announced = content_length
        self._keeps = content_length <= LARGEST_FILE + FORM_OVERHEAD

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- the same
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._kept = BytesIO()
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, or let it pass."""
        self._size += len(raw_data)
        if self._keeps:
            self._kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, or its size alone."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            file=self._kept,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type or "",
            size=self._size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

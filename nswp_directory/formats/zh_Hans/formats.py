"""Numbers in Chinese as the Unicode locale data write them: 1,234,567. Django would not group them at all."""

THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3

"""The only home of reportlab, pypdf and zxing-cpp: frozen facts in, PDF bytes out, and back again.

Importing this package imports none of them: take what you need from ``certificate`` or ``reading``.
"""

"""The cobbled alternative: a plain Django application with pghistory and a read log, to measure Kotokirja against."""

#!/usr/bin/env python
"""The command line of InsightProse."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "insightprose.settings")
    if sys.argv[1:2] == ["up"]:
        # What `up` decides (port, local secrets) must be in place before the settings are read.
        from insightprose.up.environment import prepare

        prepare(sys.argv[2:])
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()

#!/bin/sh
# $1 bytes, in lines of 80 or, with a second argument, in one line.
if [ -n "$2" ]; then head -c "$1" /dev/zero | tr '\0' x; else yes 0123456789012345678901234567890123456789012345678901234567890123456789012345678 | head -c "$1"; fi

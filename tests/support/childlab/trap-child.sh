#!/bin/sh
# Obeys at once, but leaves a child that does not.
(trap '' TERM INT HUP; echo "ready $(exec sh -c 'echo $PPID')"; sleep 1000)
true

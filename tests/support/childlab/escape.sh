#!/bin/sh
# Lets a copy of the pipe $1 go where no marker leads, holding our output, and ends.
env -i "PATH=$PATH" setsid sh -c 'echo "left $$"; exec cat "$0"' "$1" &

#!/bin/sh
# Ignores every polite request, and so does what it starts.
trap '' TERM INT HUP
echo "ready $$"
sleep 1000

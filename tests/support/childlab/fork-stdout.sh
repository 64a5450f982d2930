#!/bin/sh
# Ends, while its child goes on holding stdout.
sleep 1000 &
echo "left $! by $$"

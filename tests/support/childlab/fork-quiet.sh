#!/bin/sh
# Ends, while its child goes on in silence.
sleep 1000 >/dev/null 2>&1 &
echo "left $!"

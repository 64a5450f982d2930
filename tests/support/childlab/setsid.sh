#!/bin/sh
# Leaves the session and the group, holding stdout.
setsid sh -c 'echo "left $$"; exec sleep 1000' &
wait $!

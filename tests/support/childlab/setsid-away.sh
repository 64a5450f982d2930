#!/bin/sh
# Leaves the session and the group, holding stdout, and lets the leader go.
setsid sh -c 'echo "left $$"; exec sleep 1000' &

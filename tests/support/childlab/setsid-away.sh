#!/bin/sh
# Leaves something in another session that holds our output, and ends after it has gone there.
exec 3>&1
left=$(setsid sh -c 'echo $$; exec sleep 1000 >&3' &)
echo "left $left"

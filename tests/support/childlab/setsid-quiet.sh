#!/bin/sh
# Leaves something in another session that holds no output. With an argument, stays itself too.
left=$(setsid sh -c 'sleep 1000 >/dev/null 2>&1 & echo $!')
echo "left $left"
[ -z "$1" ] || exec sleep 1000

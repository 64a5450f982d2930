#!/bin/bash
# Takes the request and ends well.
trap 'echo tidied; exit 5' TERM
echo "ready $$"
sleep 1000 &
wait

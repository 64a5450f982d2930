#!/bin/bash
# What it prints last comes through a child that outlives it by a moment.
echo late > >(read -r line; sleep 0.05; echo "$line")

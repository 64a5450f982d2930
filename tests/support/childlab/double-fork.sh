#!/bin/sh
# The child's parent is gone before we are.
(sleep 1000 & echo "left $!")

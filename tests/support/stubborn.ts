/** The composite `stubborn`: three ways of not wanting to stop, each telling the meeting when it is there, then a job that never starts. */
export const stubborn = `
job_id: stubborn
job_type: composite
stages:
  - { name: all, jobs: [traps, forks, leaves] }
  - { name: never, jobs: [later] }
---
job_id: traps
job_type: exec
run: |
  trap '' TERM INT HUP
  exec 3<>/dev/tcp/127.0.0.1/$PORT
  while true; do read -r -t 60 line <&3 || sleep 60; done
---
job_id: forks
job_type: exec
run: |
  (trap '' TERM; sleep 300) &
  sleep 300 &
  exec 3<>/dev/tcp/127.0.0.1/$PORT
  wait
---
job_id: leaves
job_type: exec
run: |
  setsid sleep 300 &
  exec 3<>/dev/tcp/127.0.0.1/$PORT
  read -r line <&3
---
job_id: later
job_type: exec
run: echo never > later.txt
`;

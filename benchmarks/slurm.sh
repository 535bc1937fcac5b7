#!/usr/bin/env bash
# A real Slurm of one node on loopback, in a folder of its own: 24 points (12 for each of SEEDS, 2 unless said) in 6 elements, submitted by `explore --slurm --submit`. One element is killed,
# one is requeued, slurmctld is killed and started again, and what the killed element left is submitted a second time. Every point, table and page is
# compared byte by byte with those of an undisturbed run without Slurm. Writes results/slurm.md; fails when anything differs.
#
# Needs root, and Debian's slurm-wlm and munge; ends with 3 where they are missing or do not start. Usage: benchmarks/slurm.sh [FOLDER]    FOLDER keeps everything, and must not be there yet.
# TOOL names another printedmlp, RESULT another file than results/slurm.md.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
seeds=${SEEDS:-2}
count=$((12 * seeds))
tool=${TOOL:-$here/printedmlp} result=${RESULT:-$here/benchmarks/results/slurm.md}
for program in munged slurmctld slurmd sbatch; do
  PATH=$PATH:/usr/sbin command -v $program >/dev/null || { echo "there is no $program: apt-get install slurm-wlm munge" >&2; exit 3; }
done
PATH=$PATH:/usr/sbin
if [ $# -gt 0 ]; then mkdir "$1"; work=$(cd "$1" && pwd); else work=$(mktemp -d); fi
stop() {
  scancel --user=root 2>/dev/null || true
  pkill -KILL -f "slurmd -D -f $work/slurm.conf" || true
  pkill -KILL -f "slurmctld -D -i -f $work/slurm.conf" || true
  [ ! -f "$work/munge.pid" ] || kill "$(cat "$work/munge.pid")" || true
  [ $# -gt 0 ] || rm -rf "$work"
}
trap 'stop "$@"' EXIT

# Slurm's own part, on ports of its own.
node=$(hostname -s)
port=$((20000 + $$ % 10000))
mkdir "$work/spool" "$work/ctld"
dd if=/dev/urandom of="$work/munge.key" bs=1024 count=1 status=none
chmod 600 "$work/munge.key"
munged --force --key-file="$work/munge.key" --socket="$work/munge.socket" --pid-file="$work/munge.pid" --log-file="$work/munge.log" \
  --seed-file="$work/munge.seed"
cat >"$work/slurm.conf" <<END
ClusterName=loopback
SlurmctldHost=$node(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmdSpoolDir=$work/spool
StateSaveLocation=$work/ctld
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
ReturnToService=2
SchedulerParameters=batch_sched_delay=1,sched_interval=2
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=3000 State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$work/slurm.conf
controller() { (cd "$work" && exec slurmctld -D -i -f "$work/slurm.conf" >/dev/null 2>&1) & }
controller
(cd "$work" && exec slurmd -D -f "$work/slurm.conf" >/dev/null 2>&1) &
wait_for() { for _ in $(seq 600); do if eval "$1"; then return; fi; sleep 0.5; done; echo "never: $1" >&2; exit 1; }
(wait_for 'sinfo -h -o %T 2>/dev/null | grep -q idle') || { tail -n 5 "$work"/slurm*.log >&2; exit 3; }

# The exploration, twice.
cd "$here"
options=(examples/balance-scale.csv --hidden 2,3,4 --input-bits 3,4 --seeds "$seeds" --technologies egfet-1.0V,egfet-0.6V
  --set method=none restarts=1 random-vectors=10 prove-conflicts=0)
"$tool" explore "${options[@]}" --out "$work/whole" >"$work/whole.log" 2>&1
submitted=$("$tool" explore "${options[@]}" --threads 1 --out "$work/cluster" --slurm "$work/scripts" --elements 6 --submit 2>"$work/submit.log")
echo "$submitted" >&2
job=$(sed -n 's/^array job \([0-9]*\), then job .*/\1/p' <<<"$submitted")
merge=$(sed -n 's/^array job [0-9]*, then job \([0-9]*\)/\1/p' <<<"$submitted")
there() { find "$work/cluster/points" -mindepth 2 -maxdepth 2 -name run.json 2>/dev/null | grep -v '\.part-' | wc -l; }
state() { scontrol show job "$1" -o 2>/dev/null | sed -n 's/.* JobState=\([A-Z]*\).*/\1/p' | head -1; }
element() { pgrep -f "printedmlp.* explore .* --out $work/cluster .*--shard $1/6 " | head -1; }

wait_for '[ "$(there)" -ge $((count / 12)) ] && [ -n "$(element 1)" ]'
kill -KILL "$(element 1)"
events=("element 1 was killed when $(there) points were there")
wait_for '[ "$(there)" -ge $((count / 5)) ] && [ -n "$(squeue -h -t running -r -o %K -j '"$job"' | head -1)" ]'
requeued=$(squeue -h -t running -r -o %K -j "$job" | head -1)
scontrol requeue "${job}_$requeued"
events+=("element $requeued was requeued when $(there) points were there")
wait_for '[ "$(there)" -ge $((count / 3)) ]'
pkill -KILL -f "slurmctld -D -i -f $work/slurm.conf"
events+=("slurmctld was killed when $(there) points were there, and started again 5 s later")
sleep 5
controller
wait_for '[ "$(state '"$merge"')" = COMPLETED ]'
events+=("after all elements, the last job found: $(cat "$work/scripts/logs/merge.log")")
again=$("$work/scripts/submit.sh")
echo "$again" >&2
last=${again##* }
wait_for '[ "$(state '"$last"')" = COMPLETED ]'
events+=("submitted again, the last job found: $(tail -n 1 "$work/scripts/logs/merge.log")")

failed=0 same=()
for name in points explore.csv summary.csv report.html; do
  if diff -rq "$work/whole/$name" "$work/cluster/$name" >&2; then same+=("$name"); else failed=1; fi
done
made=$(cat "$work"/scripts/logs/[0-9]*.log | grep -c "^point [0-9]* of $count: [^ ]*$" || true)
{
  echo "# A night on a cluster, in small"
  echo
  echo "Written by \`benchmarks/slurm.sh\`: $(slurmctld -V) of one node of $(nproc) processors on loopback; $count points in 6 elements by \`explore --slurm --submit\`."
  echo
  printf -- '- %s\n' "${events[@]}"
  echo "- points begun by all elements together, those that were interrupted counted again: $made"
  echo "- the same bytes as without Slurm: ${same[*]:-nothing} ($(find "$work/cluster/points" -type f | wc -l) files of points)"
} >"$result"
cat "$result"
exit $failed

export DOTNET_EnableWriteXorExecute=0
trap '' XFSZ
ulimit -f 4
printedmlp emit design/model.json --random-vectors 5000 --out out

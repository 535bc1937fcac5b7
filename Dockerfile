# PrintedMlp with all that simulates and proves designs:
#   docker build -t printedmlp .
#   docker run --rm -v "$PWD:/data" printedmlp design readings.csv --out out/readings
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN scripts/archive.sh /archive && mkdir /program && tar -xzf /archive/*.tar.gz -C /program --strip-components=1

FROM debian:bookworm-slim
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends iverilog verilator yosys berkeley-abc g++ make python3 ghdl ngspice \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /program /opt/printedmlp
ENV PATH="/opt/printedmlp:${PATH}"
WORKDIR /data
ENTRYPOINT ["printedmlp"]

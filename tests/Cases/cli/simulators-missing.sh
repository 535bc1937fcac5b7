PATH=$WITHOUT_SIMULATORS printedmlp verify design | grep 'not' && grep -c '"not_run"' design/verification.json

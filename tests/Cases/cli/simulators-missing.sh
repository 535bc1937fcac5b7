PATH=$WITHOUT_SIMULATORS printedmlp verify design | grep -E 'not|agrees' && grep -c '"not_run"' design/verification.json

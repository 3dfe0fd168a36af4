/**
 * What the kernel costs: JMH and whole-process measurements beside a bare loop and a peer. Run by
 * {@code make bench}, compiled only by the build.
 */
package io.slipstream.benchmarks;

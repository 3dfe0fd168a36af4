/** Plays scripted and recorded markets to one strategy; for tests only. */
package io.slipstream.plugins.rehearsal;

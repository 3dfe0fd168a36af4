/** What becomes of violations: pure, with the time handed in. */
package io.slipstream.alerts.book;

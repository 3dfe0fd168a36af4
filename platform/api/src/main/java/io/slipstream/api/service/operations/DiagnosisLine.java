package io.slipstream.api.service.operations;

/**
 * One thing that was looked at.
 *
 * @param about the file, the strategy, the session, or the pod it is of
 * @param isWell false when this keeps the strategy from trading
 * @param text in words and numbers
 */
public record DiagnosisLine(String about, boolean isWell, String text) {}

package io.slipstream.api.service.backtest.research;

import java.util.List;

/**
 * A metric over two parameters; where others differ too, the mean over them.
 *
 * @param metric its name
 * @param rowParameter first axis
 * @param columnParameter second axis
 * @param rows values of the first
 * @param columns values of the second
 * @param values by row and column, NaN where there is none
 */
public record HeatMapView(
    String metric,
    String rowParameter,
    String columnParameter,
    List<String> rows,
    List<String> columns,
    double[][] values) {}

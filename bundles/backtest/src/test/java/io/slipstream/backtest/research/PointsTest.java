package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.research.SweepAxis;
import io.slipstream.api.strategy.ParameterDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
  private static final ParameterDefinition WHOLE =
      ParameterDefinition.integer("n", 5, -100, 1000, "", "");
  private static final ParameterDefinition DECIMAL =
      ParameterDefinition.decimal("d", "0", -100, 1000, "", "");

  private static Axis whole(String name, String values) {
    return Axis.parse(new SweepAxis(name, values), WHOLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5:50:15 | 5,20,35,50",
        "5:49:15 | 5,20,35",
        "7:7:3 | 7",
        "1:4 | 1,2,3,4",
        "-2:2:2 | -2,0,2",
        "20,60,120 | 20,60,120",
        "9 | 9"
      })
  void shouldReadWholeNumbers(String text, String expected) {
    assertEquals(List.of(expected.split(",")), whole("n", text).values());
  }

  @Test
  void shouldStepDecimalsWithoutDrift() {
    Axis axis = Axis.parse(new SweepAxis("d", "0.1:0.7:0.1"), DECIMAL);
    assertEquals(List.of("0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"), axis.values());
    Axis range = Axis.parse(new SweepAxis("d", "0.25:0.75"), DECIMAL);
    assertEquals(List.of("0.25", "0.5", "0.75"), List.of(range.at(0), range.at(0.5), range.at(1)));
  }

  @Test
  void shouldHaveEveryPointOfAGridOnceTheLastAxisFastest() {
    List<SortedMap<String, String>> grid =
        Points.grid(List.of(whole("b", "1,2"), whole("a", "3:5")));
    assertEquals(6, new HashSet<>(grid).size());
    assertEquals(new TreeMap<>(java.util.Map.of("b", "1", "a", "3")), grid.get(0));
    assertEquals(new TreeMap<>(java.util.Map.of("b", "1", "a", "4")), grid.get(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, -7})
  void shouldTakeEachStripOfALatinHypercubeOnce(long seed) {
    Axis range = Axis.parse(new SweepAxis("d", "0:100"), DECIMAL);
    List<Axis> axes = List.of(whole("n", "0:39"), range);
    List<SortedMap<String, String>> points = Points.latinHypercube(axes, 40, seed);
    assertEquals(40, points.size());
    assertEquals(40, points.stream().map(point -> point.get("n")).distinct().count());
    long strips =
        points.stream()
            .map(point -> (int) (Double.parseDouble(point.get("d")) / 2.5))
            .distinct()
            .count();
    assertEquals(40, strips);
    assertEquals(points, Points.latinHypercube(axes, 40, seed));
  }

  @Test
  void shouldDrawDifferentPointsAndNoMoreThanThereAre() {
    List<Axis> axes = List.of(whole("a", "1:4"), whole("b", "1:4"));
    assertEquals(16, new HashSet<>(Points.random(axes, 50, 3)).size());
    assertEquals(16, Points.random(axes, 50, 3).size());
    assertEquals(10, new HashSet<>(Points.random(axes, 10, 3)).size());
  }

  @Test
  void shouldSearchWhereItIsGood() {
    List<Axis> axes = List.of(whole("a", "0:99"), whole("b", "0:99"));
    int[] asked = {0};
    ModelSearch search =
        new ModelSearch(
            axes,
            60,
            5,
            point -> {
              asked[0]++;
              double a = Integer.parseInt(point.get("a")) - 70;
              double b = Integer.parseInt(point.get("b")) - 20;
              return point.get("a").equals("3") ? Double.NaN : -a * a - b * b;
            });
    List<SortedMap<String, String>> points = search.run();
    assertEquals(60, points.size());
    assertEquals(60, asked[0]);
    assertTrue(
        points.stream()
            .anyMatch(
                point ->
                    Math.abs(Integer.parseInt(point.get("a")) - 70) <= 3
                        && Math.abs(Integer.parseInt(point.get("b")) - 20) <= 3),
        points.toString());
  }

  @Test
  void shouldEndWhenASearchHasSeenAll() {
    List<Axis> axes = List.of(whole("a", "0:2"), whole("b", "0:2"));
    List<SortedMap<String, String>> points = new ModelSearch(axes, 500, 1, point -> 1.0).run();
    assertTrue(points.size() <= 9 && points.size() >= 4, points.toString());
  }
}

package io.slipstream.report.page;

import io.slipstream.report.block.Ink;
import io.slipstream.report.page.RunPage.Book;
import java.util.ArrayList;
import java.util.List;

/** The books of a run with the ink that each has in every chart. */
final class Books {
  private Books() {}

  /** The total, the pods, the benchmark; a pod that has all of the capital stands for the total. */
  static List<Inked> all(RunPage page) {
    List<Inked> books = new ArrayList<>();
    books.add(new Inked(isAlone(page) ? page.pods().get(0) : page.total(), Ink.TOTAL));
    books.addAll(pods(page));
    if (page.benchmark() != null) {
      books.add(new Inked(page.benchmark(), Ink.BENCHMARK));
    }
    return books;
  }

  /** The pods, none when there is only one with all of the capital. */
  static List<Inked> pods(RunPage page) {
    List<Inked> pods = new ArrayList<>();
    for (int i = 0; i < page.pods().size() && !isAlone(page); i++) {
      pods.add(new Inked(page.pods().get(i), Ink.part(i)));
    }
    return pods;
  }

  private static boolean isAlone(RunPage page) {
    return page.pods().size() == 1 && page.pods().get(0).weight() == 1;
  }

  record Inked(Book book, Ink ink) {
    String name() {
      return book.name();
    }
  }
}

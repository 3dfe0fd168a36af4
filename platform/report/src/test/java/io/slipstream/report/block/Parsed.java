package io.slipstream.report.block;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A block read back; it is well-formed, or reading fails. */
final class Parsed {
  private final Document document;

  Parsed(Block block) {
    try {
      document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader("<b>" + block.html() + "</b>")));
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new AssertionError("not well-formed: " + block.html(), e);
    }
  }

  /** Elements with this name and, unless empty, this class among theirs. */
  List<Element> all(String name, String style) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element element = (Element) nodes.item(i);
      if (style.isEmpty()
          || (" " + element.getAttribute("class") + " ").contains(" " + style + " ")) {
        found.add(element);
      }
    }
    return found;
  }

  List<String> texts(String name, String style) {
    return all(name, style).stream().map(Element::getTextContent).toList();
  }

  /** Points of a polyline or polygon. */
  static double[][] points(Element line) {
    String[] pairs = line.getAttribute("points").strip().split(" ");
    double[][] points = new double[pairs.length][2];
    for (int i = 0; i < pairs.length; i++) {
      String[] pair = pairs[i].split(",");
      points[i][0] = Double.parseDouble(pair[0]);
      points[i][1] = Double.parseDouble(pair[1]);
    }
    return points;
  }
}

package io.slipstream.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The script of every page: shows the values under the pointer, which it reads from the drawn
 * lines. It is constant, so that its hash is all that a page allows to run.
 */
final class PageScript {
  static final String TEXT =
      """
      'use strict';
      for (const plot of document.querySelectorAll('.plot[data-from]')) {
        const area = plot.querySelector('.area'), fact = plot.dataset;
        const from = +fact.from, to = +fact.to, low = +fact.low, high = +fact.high;
        let lines = null, tip = null, hair = null;
        const read = () => [...area.querySelectorAll('polyline[data-name]')].map(line => ({
          name: line.dataset.name, color: getComputedStyle(line).stroke,
          points: line.getAttribute('points').trim().split(' ').map(p => p.split(',').map(Number))
        })).filter(line => line.points[0].length === 2);
        const value = y => fact.log === 'true' ? low * Math.pow(high / low, 1 - y / 300) : low + (high - low) * (1 - y / 300);
        const show = v => fact.unit === 'PERCENT' ? (100 * v).toFixed(2) + ' %'
          : v.toLocaleString('en-US', {maximumSignificantDigits: 6});
        const nearest = (points, x) => {
          let a = 0, b = points.length - 1;
          while (b - a > 1) { const m = (a + b) >> 1; if (points[m][0] > x) { b = m; } else { a = m; } }
          return Math.abs(points[a][0] - x) > Math.abs(points[b][0] - x) ? points[b] : points[a];
        };
        const add = (parent, style, text) => {
          const part = document.createElement('div');
          part.className = style; part.textContent = text || ''; parent.append(part); return part;
        };
        area.addEventListener('pointermove', event => {
          const box = area.getBoundingClientRect(), x = (event.clientX - box.left) / box.width * 1000;
          if (!lines) { lines = read(); hair = add(area, 'hair'); tip = add(area, 'tip'); }
          tip.textContent = '';
          const time = new Date(from + (to - from) * Math.min(1, Math.max(0, x / 1000)));
          add(tip, 'when', time.toISOString().slice(0, 16).replace('T', ' '));
          for (const line of lines.slice(0, 12)) {
            const row = add(tip, 'row', line.name + '  ' + show(value(nearest(line.points, x)[1])));
            row.style.borderColor = line.color;
          }
          hair.style.left = x / 10 + '%';
          tip.style.left = x > 500 ? 'auto' : x / 10 + '%';
          tip.style.right = x > 500 ? 100 - x / 10 + '%' : 'auto';
          hair.hidden = tip.hidden = false;
        });
        area.addEventListener('pointerleave', () => { if (tip) { hair.hidden = tip.hidden = true; } });
      }
      """;

  /** As a content security policy names it. */
  static final String HASH = "sha256-" + hash();

  private PageScript() {}

  private static String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a document stands in the events of a backup or restore. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="timeline">
  <section>
    <xsl:call-template name="section-heading"/>
    <dl class="facts">
      <xsl:if test="not(ancestor::capture)"><dt>Capture</dt><dd><code><xsl:value-of select="@source"/></code></dd></xsl:if>
      <dt>The BCD was saved</dt>
      <dd>
        <xsl:choose>
          <xsl:when test="@phase"><strong><xsl:value-of select="@title"/></strong> <span class="q"> (<xsl:value-of select="@phase"/><xsl:if test="@after-step">, after step <xsl:value-of select="@after-step"/></xsl:if>)</span></xsl:when>
          <xsl:when test="@bcd-unread = 'yes'">none could be read</xsl:when>
          <xsl:otherwise>there is none here</xsl:otherwise>
        </xsl:choose>
      </dd>
      <xsl:if test="evidence">
        <dt>Because of</dt>
        <dd><ul class="plain">
          <xsl:for-each select="evidence"><li><xsl:value-of select="concat(@count, ' ', @what)"/><xsl:if test="@inferred = 'yes'"> (read through an unconfirmed name)</xsl:if><xsl:if test="@document"><code class="q"><xsl:value-of select="concat(' ', @document, ' ', @locator)"/></code></xsl:if></li></xsl:for-each>
        </ul></dd>
      </xsl:if>
      <xsl:for-each select="remark"><dt>Note</dt><dd><xsl:value-of select="."/></dd></xsl:for-each>
    </dl>
    <xsl:apply-templates select="sequence"/>
    <xsl:if test="machine"><xsl:call-template name="machines"/></xsl:if>
    <xsl:if test="check">
      <h4>Conditions</h4>
      <table class="rows"><thead><tr><th scope="col">State</th><th scope="col">What must be so</th><th scope="col">Found</th></tr></thead>
        <tbody><xsl:apply-templates select="check"/></tbody></table>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="sequence">
  <details>
    <xsl:if test="not(ancestor::capture)"><xsl:attribute name="open"/></xsl:if>
    <summary><strong><xsl:value-of select="@title"/></strong><span class="c"><xsl:value-of select="count(step)"/> steps<xsl:if test="@why">; <xsl:value-of select="@why"/></xsl:if></span></summary>
    <table class="rows steps">
      <thead><tr><th scope="col">Step</th><th scope="col">Shown</th><th scope="col">Who</th><th scope="col">What</th></tr></thead>
      <tbody><xsl:apply-templates select="step"/></tbody>
    </table>
  </details>
</xsl:template>

<xsl:template match="step">
  <tr>
    <td><xsl:value-of select="@label"/></td>
    <td>
      <xsl:choose>
        <xsl:when test="@done = 'yes'"><span class="b good">yes</span></xsl:when>
        <xsl:when test="@done = 'no'"><span class="b out">not yet, or failed</span></xsl:when>
        <xsl:otherwise><span class="q">not told</span></xsl:otherwise>
      </xsl:choose>
    </td>
    <td><xsl:value-of select="@party"/><xsl:if test="@on"><div class="q">on the <xsl:value-of select="@on"/></div></xsl:if></td>
    <td>
      <xsl:value-of select="action"/>
      <xsl:if test="@call or @event or @state">
        <div class="q">
          <xsl:if test="@call"><code><xsl:value-of select="@call"/></code></xsl:if>
          <xsl:if test="@event"> event <code><xsl:value-of select="@event"/></code></xsl:if>
          <xsl:if test="@state"> then <code><xsl:value-of select="@state"/></code></xsl:if>
        </div>
      </xsl:if>
      <xsl:if test="@because"><div>Shown by <xsl:value-of select="@because"/><xsl:if test="@document"><code class="q"><xsl:value-of select="concat(' ', @document, ' ', @locator)"/></code></xsl:if></div></xsl:if>
      <xsl:for-each select="part[@failure]"><div><span class="b error">failure</span><xsl:text> </xsl:text><xsl:value-of select="concat(@writer, ': ', @failure)"/></div></xsl:for-each>
      <xsl:if test="leaves or caution or may-fail or part[@usual = 'no' or @found] or @failed-state">
        <details>
          <summary>More</summary>
          <dl class="facts">
            <xsl:call-template name="fact"><xsl:with-param name="name" select="'Leaves'"/><xsl:with-param name="value" select="leaves"/></xsl:call-template>
            <xsl:call-template name="fact"><xsl:with-param name="name" select="'Mind'"/><xsl:with-param name="value" select="caution"/></xsl:call-template>
            <xsl:call-template name="fact"><xsl:with-param name="name" select="'May fail'"/><xsl:with-param name="value" select="may-fail"/></xsl:call-template>
            <xsl:call-template name="fact"><xsl:with-param name="name" select="'Then'"/><xsl:with-param name="value" select="@failed-state"/><xsl:with-param name="code" select="true()"/></xsl:call-template>
            <xsl:for-each select="part[@usual = 'no' or @found]"><dt><xsl:value-of select="@writer"/></dt><dd><xsl:value-of select="."/><xsl:if test="@found"><xsl:text> </xsl:text><span class="q">found: <xsl:value-of select="@found"/></span></xsl:if></dd></xsl:for-each>
            <xsl:if test="part[@usual = 'yes'][not(@found)]"><dt>As usual</dt><dd><xsl:for-each select="part[@usual = 'yes'][not(@found)]"><xsl:value-of select="@writer"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each></dd></xsl:if>
            <xsl:call-template name="fact"><xsl:with-param name="name" select="'Source'"/><xsl:with-param name="value" select="@source"/></xsl:call-template>
          </dl>
        </details>
      </xsl:if>
    </td>
  </tr>
</xsl:template>

<xsl:template match="check">
  <tr>
    <td>
      <xsl:choose>
        <xsl:when test="@verdict = 'met'"><span class="b good">met</span></xsl:when>
        <xsl:when test="@verdict = 'failed'"><span class="b error">not met</span></xsl:when>
        <xsl:otherwise><span class="b unknown">to be checked</span></xsl:otherwise>
      </xsl:choose>
    </td>
    <td><xsl:value-of select="what"/><div class="q"><xsl:value-of select="@source"/></div></td>
    <td><xsl:value-of select="detail"/></td>
  </tr>
</xsl:template>

<xsl:template name="machines">
  <h4>Virtual machines</h4>
  <table class="rows sort">
    <thead><tr><th scope="col">Machine</th><th scope="col">How it is backed up</th><th scope="col">In the backup</th><th scope="col">Conditions</th></tr></thead>
    <tbody>
      <xsl:for-each select="machine">
        <tr>
          <td><strong><xsl:value-of select="@name"/></strong><div><code class="q"><xsl:value-of select="@full-path"/></code></div></td>
          <td><xsl:choose><xsl:when test="@mechanism = 'saved_state'">saved state</xsl:when><xsl:when test="@mechanism = 'child_snapshot'">child snapshot</xsl:when><xsl:otherwise>not told</xsl:otherwise></xsl:choose><div class="q"><xsl:value-of select="@because"/></div></td>
          <td><xsl:choose><xsl:when test="@included = 'yes'"><span class="b good">in</span></xsl:when><xsl:otherwise><span class="b out">out</span></xsl:otherwise></xsl:choose></td>
          <td><xsl:for-each select="check[@verdict != 'met']"><div><xsl:value-of select="what"/>: <xsl:value-of select="detail"/></div></xsl:for-each></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

</xsl:stylesheet>

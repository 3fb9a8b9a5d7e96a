<?xml version="1.0" encoding="UTF-8"?>
<!-- The documents that were read, and by what to recognise them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="documents">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <section>
    <xsl:call-template name="section-heading"/>
    <table class="rows sort">
      <thead><tr><th scope="col">Document</th><th scope="col">Kind</th><th scope="col">Encoding</th><th scope="col" class="n">Bytes</th><th scope="col">SHA-256</th></tr></thead>
      <tbody>
        <xsl:for-each select="document">
          <tr>
            <td><code><xsl:value-of select="@path"/></code>
              <xsl:if test="error"><div><span class="b error">cannot be read</span><xsl:text> </xsl:text><xsl:value-of select="error"/></div></xsl:if>
              <xsl:for-each select="note[position() &lt;= 20]"><div class="q"><xsl:value-of select="."/></div></xsl:for-each>
              <xsl:if test="count(note) &gt; 20"><div class="q">and <xsl:value-of select="count(note) - 20"/> more</div></xsl:if>
            </td>
            <td><xsl:value-of select="@kind"/></td>
            <td><xsl:value-of select="@encoding"/><xsl:if test="@bom = 'yes'"> with a mark</xsl:if></td>
            <td class="n" data-v="{@bytes}"><xsl:value-of select="format-number(@bytes, '#,##0')"/></td>
            <td><code class="q hash"><xsl:value-of select="@sha256"/></code></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </section>
</xsl:template>

</xsl:stylesheet>
